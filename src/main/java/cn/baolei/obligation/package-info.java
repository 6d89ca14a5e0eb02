/** What of the notice a new version of a diagram, a form or a decision table would lose. Pure functions over models. */
package cn.baolei.obligation;
