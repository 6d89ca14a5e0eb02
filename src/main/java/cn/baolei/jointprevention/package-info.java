/** 联防联控: letters to local authorities and what they answer (notice, clause 2-10). */
package cn.baolei.jointprevention;
