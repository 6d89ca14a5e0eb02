/** /audit: cases found by what happened in them, on the page and as a list. */
package cn.baolei.audit.search;
