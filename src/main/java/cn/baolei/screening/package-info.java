/** 全覆盖登记排查: one round over a whole subtree, registration at every organisation, the roll-up and what it must not hide. */
package cn.baolei.screening;
