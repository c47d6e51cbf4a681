import { given } from "../facts/limits";
import type { Problem } from "../problem";
import type { Subject } from "../reading/subject";
import { loadBalancing, rule, type Rule } from "../rule";
import { missing } from "./checks";

const WEB = ["HTTP", "HTTPS"];
const WEB_STICKINESS = ["lb_cookie", "app_cookie"];
const SOURCE_STICKINESS = ["source_ip"];

/**
 * Target groups, but for their health checks: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export const targetGroupRules: readonly Rule[] = [
    ...rule(loadBalancing("targetGroup:TargetGroup"), required, delays, stickiness),
];

function* required(group: Subject): Generator<Problem> {
    const type = group.get("targetType");
    if (type.absent || ["instance", "ip", "alb"].includes(type.string ?? "")) {
        for (const name of ["port", "protocol", "vpcId"]) {
            if (group.get(name).absent) {
                yield missing(group.get(name), `targets of type "${type.string ?? "instance"}" need it`);
            }
        }
    }
}

function* delays(group: Subject): Generator<Problem> {
    const drain = group.get("deregistrationDelay");
    if (drain.number !== undefined && (drain.number < 0 || drain.number > 3600)) {
        yield {
            code: "out-of-range",
            at: drain,
            message: "must be 0 to 3600 seconds",
            fix: "use a value in this range",
        };
    }
    const slow = group.get("slowStart");
    if (slow.number !== undefined && slow.number !== 0 && (slow.number < 30 || slow.number > 900)) {
        yield {
            code: "out-of-range",
            at: slow,
            message: "must be 0, or 30 to 900 seconds",
            fix: "use a value in this range",
        };
    }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html */
function* stickiness(group: Subject): Generator<Problem> {
    const at = group.get("stickiness").get("type");
    const protocol = group.get("protocol").string;
    const web = WEB.includes(protocol ?? "");
    const wrong = web ? SOURCE_STICKINESS : WEB_STICKINESS;
    if (
        protocol !== undefined &&
        group.get("stickiness").get("enabled").boolean !== false &&
        wrong.includes(at.string ?? "")
    ) {
        const allowed = web ? WEB_STICKINESS : SOURCE_STICKINESS;
        yield {
            code: "stickiness-type",
            at,
            message: `must be ${allowed.join(" or ")} for a target group of protocol ${protocol}`,
            fix: "change the type",
        };
    }
    const cookie = group.get("stickiness").get("cookieName");
    if (at.string === "app_cookie" && !given(cookie) && !cookie.present) {
        yield missing(cookie, 'stickiness of type "app_cookie" needs it');
    }
}
