/** Lists that officials bring as .xlsx or CSV: reading them, and empty ones to fill in. */
package cn.baolei.sheet;
