/** Who somebody is: the engine's own passwords, LDAP or OpenID Connect; how often a password may be tried; cookies and headers. See docs/sign-in.md. */
package cn.baolei.signin;
