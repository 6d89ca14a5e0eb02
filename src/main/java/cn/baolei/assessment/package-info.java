/** 考察识别: figures about an official out of the records, what the official says to them, the archived assessment (notice, clause 4-2). */
package cn.baolei.assessment;
