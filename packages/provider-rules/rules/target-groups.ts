import { TARGET_GROUP } from "@platform/aws-model/types";
import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { missingArgument } from "./checks";

const WEB = ["HTTP", "HTTPS"];
const WEB_STICKINESS = ["lb_cookie", "app_cookie"];
const SOURCE_STICKINESS = ["source_ip"];

/**
 * Target groups, but for their health checks: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export const targetGroupRules: readonly Rule[] = [...rule(TARGET_GROUP, required, delays, stickiness)];

function* required(group: JudgedResource): Generator<Problem> {
    const type = group.get("targetType");
    if (type.absent || ["instance", "ip", "alb"].includes(type.asString ?? "")) {
        for (const name of ["port", "protocol", "vpcId"]) {
            if (group.get(name).absent) {
                yield missingArgument(group.get(name), `targets of type "${type.asString ?? "instance"}" need it`);
            }
        }
    }
}

function* delays(group: JudgedResource): Generator<Problem> {
    const drain = group.get("deregistrationDelay");
    if (drain.asNumber !== undefined && (drain.asNumber < 0 || drain.asNumber > 3600)) {
        yield {
            code: "out-of-range",
            at: drain,
            message: "must be 0 to 3600 seconds",
            fix: "use a value in this range",
        };
    }
    const slow = group.get("slowStart");
    if (slow.asNumber !== undefined && slow.asNumber !== 0 && (slow.asNumber < 30 || slow.asNumber > 900)) {
        yield {
            code: "out-of-range",
            at: slow,
            message: "must be 0, or 30 to 900 seconds",
            fix: "use a value in this range",
        };
    }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html */
function* stickiness(group: JudgedResource): Generator<Problem> {
    const at = group.get("stickiness", "type");
    const protocol = group.get("protocol").asString;
    const web = WEB.includes(protocol ?? "");
    const wrong = web ? SOURCE_STICKINESS : WEB_STICKINESS;
    if (
        protocol !== undefined &&
        group.get("stickiness", "enabled").asBoolean !== false &&
        wrong.includes(at.asString ?? "")
    ) {
        const allowed = web ? WEB_STICKINESS : SOURCE_STICKINESS;
        yield {
            code: "stickiness-type",
            at,
            message: `must be ${allowed.join(" or ")} for a target group of protocol ${protocol}`,
            fix: "change the type",
        };
    }
    const cookie = group.get("stickiness", "cookieName");
    if (at.asString === "app_cookie" && cookie.absent) {
        yield missingArgument(cookie, 'stickiness of type "app_cookie" needs it');
    }
}
