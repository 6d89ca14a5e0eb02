/** 书记负总责、班子成员分片包干 (notice, clause 2-3): every subordinate organisation and area has exactly one leader. */
package cn.baolei.responsibility;
