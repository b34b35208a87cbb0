// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of etc/org.shifan.identity.cfg. */
@ObjectClassDefinition(name = "Shifan: accounts and logins / 账号与登录")
public @interface IdentitySettings {
    String PID = "org.shifan.identity";

    @AttributeDefinition(
            description = "Roles of the accounts of etc/users.properties and of the console on this machine (karaf):"
                    + " NAME = ROLE@JURISDICTION, ROLE@JURISDICTION; NAME = *. The star is every role everywhere, for"
                    + " demonstration / users.properties 账号及本机控制台账号的角色；* 表示全部角色，仅供演示")
    String accounts() default "";

    @AttributeDefinition(min = "8", max = "100", description = "Least characters of a password / 密码最少字符数")
    int password_length() default 10;

    @AttributeDefinition(
            min = "1",
            max = "1000",
            description = "Wrong passwords of an account before it has to wait / 账号连续输错密码多少次后须等待")
    int failures_account() default 5;

    @AttributeDefinition(
            min = "1",
            max = "100000",
            description = "Wrong passwords from an address before it has to wait / 同一地址输错密码多少次后须等待")
    int failures_address() default 30;

    @AttributeDefinition(
            min = "1",
            max = "1440",
            description =
                    "Minutes of the first wait; each further one is twice as long, up to a day / 首次等待分钟数，此后逐次加倍，至多一天")
    int wait_minutes() default 5;
}
