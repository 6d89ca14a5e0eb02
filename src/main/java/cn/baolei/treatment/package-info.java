/** 救治跟踪: what the hospital says day by day, and when a patient is fit to leave (notice, clause 2-8). */
package cn.baolei.treatment;
