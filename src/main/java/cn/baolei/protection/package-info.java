/** Protected fields: what they are, a key for each case, who reads them in clear, and the record of who did. */
package cn.baolei.protection;
