/** 外出党员干部报告: until when, and how often, somebody who was away reports their health (notice, clause 3-4). */
package cn.baolei.travel;
