// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.directory;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of etc/org.shifan.identity.ldap.cfg. */
@ObjectClassDefinition(name = "Shifan: accounts of a directory (LDAP) / 目录服务（LDAP）账号")
public @interface DirectorySettings {
    String PID = "org.shifan.identity.ldap";

    @AttributeDefinition(description = "Such as ldaps://directory.example:636; empty: no directory / 目录服务地址，空为不使用")
    String url() default "";

    @AttributeDefinition(description = "Over ldap:// turn to TLS before anything is sent / 以 StartTLS 加密 ldap:// 连接")
    boolean start_tls() default false;

    @AttributeDefinition(
            description = "Send passwords in clear over ldap:// to another machine / 允许以明文 ldap:// 向其他主机发送密码")
    boolean plain() default false;

    @AttributeDefinition(description = "As whom Shifan searches; empty: as nobody / 检索用账号的 DN，空为匿名")
    String bind_dn() default "";

    @AttributeDefinition(description = "The file with its password, which nobody else may read / 存放其密码的文件（仅服务器可读）")
    String bind_password_file() default "";

    @AttributeDefinition(description = "Below which people are searched / 人员检索起点")
    String user_base() default "";

    @AttributeDefinition(description = "The attribute with the name of the login / 登录名属性")
    String user_attribute() default "uid";

    @AttributeDefinition(description = "A filter that people have to match too; empty: none / 人员附加过滤条件，空为无")
    String user_filter() default "";

    @AttributeDefinition(description = "Below which groups are searched / 组检索起点")
    String group_base() default "";

    @AttributeDefinition(description = "The attribute of a group with the names (DN) of its members / 组成员属性")
    String group_attribute() default "member";

    @AttributeDefinition(
            description = "What membership in a group makes of somebody: GROUP = ROLE@JURISDICTION, ...; GROUP = ..."
                    + " / 组与角色的对应关系")
    String groups() default "";

    @AttributeDefinition(description = "The group whose members may use the console; empty: nobody / 可用控制台的组，空为无")
    String console_group() default "";

    @AttributeDefinition(min = "1", max = "60", description = "Seconds for which an answer is waited for / 等待目录服务应答的秒数")
    int timeout_s() default 5;

    @AttributeDefinition(
            min = "1",
            max = "3600",
            description = "Seconds after which the groups are asked for anew / 组信息重新读取间隔秒数")
    int refresh_s() default 60;
}
