import { openRule, prefixRule, type ListenerRule } from "../shared/block/listener-rule";
import type { Ec2AppsConfig } from "./schema";

/** The rules of EC2 apps on load balancers. */
export function ec2AppRules(apps: Ec2AppsConfig): readonly ListenerRule[] {
    return Object.entries(apps).flatMap(([name, { public: open, internal }]) => {
        const path = ["platform:ec2Apps", name];
        return [
            ...(open === undefined ? [] : [openRule("ec2Public", name, open, [...path, "public"])]),
            ...(internal === undefined ? [] : [prefixRule("ec2Internal", name, internal, [...path, "internal"])]),
        ];
    });
}
