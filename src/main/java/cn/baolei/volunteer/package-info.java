/** 党员社区防控服务: who may be sent, and the record of hours served (notice, clause 3-1). */
package cn.baolei.volunteer;
