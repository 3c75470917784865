/** Looking into the tables of real instances. */
package io.zeolite.itests.table;
