/** 疫情信息发布: what goes out, free of personal data, to which channels (notice, clause 2-9). */
package cn.baolei.release;
