/**
 * What is known of a case: its number, what the decision tables need beyond the forms, and the file that stays when it is closed.
 * Public to the rest of the application are only the case numbers; diagrams name the delegates and listeners.
 */
package cn.baolei.caserecord;
