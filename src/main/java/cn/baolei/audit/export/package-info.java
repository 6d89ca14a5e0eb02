/** A case as a file that leaves the system: PDF to read and print, JSON for programs; made in the background. */
package cn.baolei.audit.export;
