/**
 * The PostgreSQL that the application brings along, so that a newcomer needs only a JDK and Maven. It starts when no
 * {@code spring.datasource.url} is set and is as durable as an installed server.
 */
package cn.baolei.database;
