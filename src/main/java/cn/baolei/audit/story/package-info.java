/** One plain story of a case out of everything that was recorded of it, of an official's work, and of who could read a case. Reads only. */
package cn.baolei.audit.story;
