import { TARGET_GROUP } from "@platform/aws-model/types";
import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";

const WEB = ["HTTP", "HTTPS"];

/** Health checks of target groups: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
export const healthCheckRules: readonly Rule[] = [...rule(TARGET_GROUP, timing, healthCheck, matcher)];

/** Application load balancers demand a timeout below the interval; for plain TCP checks the two may be equal. */
function* timing(group: JudgedResource): Generator<Problem> {
    const check = group.get("healthCheck");
    const [timeout, interval] = [check.at("timeout"), check.at("interval")];
    const web = WEB.includes(group.get("protocol").asString ?? "");
    const [t, i] = [timeout.asNumber, interval.asNumber];
    if (t !== undefined && i !== undefined && (web ? t >= i : t > i)) {
        yield {
            code: "health-check-timeout",
            at: timeout,
            message: `must be ${web ? "below" : "at most"} healthCheck.interval, which is ${interval.printed}`,
            fix: interval.secret
                ? "lower the timeout, or raise the interval"
                : `lower the timeout to ${web ? i - 1 : i} or less, or raise the interval`,
        };
    }
}

function* healthCheck(group: JudgedResource): Generator<Problem> {
    const check = group.get("healthCheck");
    const [port, path, protocol] = [check.at("port"), check.at("path"), check.at("protocol")];
    const text = port.asString ?? port.asNumber?.toString();
    if (
        text !== undefined &&
        text !== "traffic-port" &&
        !(/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535)
    ) {
        const message = 'must be a port from 1 to 65535, or "traffic-port"';
        yield { code: "health-check-port", at: port, message, fix: "correct the port" };
    }
    if (path.asString !== undefined && path.asString !== "" && !path.asString.startsWith("/")) {
        yield { code: "health-check-path", at: path, message: "must begin with a slash", fix: "put / before it" };
    }
    if (protocol.asString === "TCP" && WEB.includes(group.get("protocol").asString ?? "")) {
        yield {
            code: "health-check-protocol",
            at: protocol,
            message: `must be HTTP or HTTPS for a target group of protocol ${group.get("protocol").printed}`,
            fix: "use HTTP or HTTPS",
        };
    }
}

/** Lists and ranges of codes: 200 to 499 behind an application load balancer, 0 to 99 for gRPC, up to 599 for others. */
function* matcher(group: JudgedResource): Generator<Problem> {
    const at = group.get("healthCheck", "matcher");
    if (at.asString === undefined || at.asString === "") {
        return;
    }
    const grpc = group.get("protocolVersion").asString === "GRPC";
    const [low, high] = grpc ? [0, 99] : [200, WEB.includes(group.get("protocol").asString ?? "") ? 499 : 599];
    const parts = at.asString.split(",").map((part) => /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(part.trim()));
    const sound = parts.every((part) => {
        const [from, to] = [Number(part?.[1]), Number(part?.[2] ?? part?.[1])];
        return from >= low && to <= high && from <= to;
    });
    if (!sound) {
        const message = `must be codes from ${low} to ${high}, as in "${grpc ? "0,12" : "200,204"}" or "${grpc ? "0-99" : "200-299"}"`;
        yield { code: "health-check-matcher", at, message, fix: "correct the codes" };
    }
}
