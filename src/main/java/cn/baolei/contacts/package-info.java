/** Lists of close contacts: what a row is, reading them from spreadsheets, the page where they are uploaded. */
package cn.baolei.contacts;
