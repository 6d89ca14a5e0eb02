/** 困难师生帮扶: what the paired party members record of their visits (notice, clause 2-11). */
package cn.baolei.assistance;
