import type { Problem } from "../problem";
import type { Subject } from "../reading/subject";
import { loadBalancing, rule, type Rule } from "../rule";

const WEB = ["HTTP", "HTTPS"];

/** Health checks of target groups: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
export const healthCheckRules: readonly Rule[] = [
    ...rule(loadBalancing("targetGroup:TargetGroup"), timing, healthCheck, matcher),
];

/** Application load balancers demand a timeout below the interval; for plain TCP checks the two may be equal. */
function* timing(group: Subject): Generator<Problem> {
    const check = group.get("healthCheck");
    const [timeout, interval] = [check.get("timeout"), check.get("interval")];
    const web = WEB.includes(group.get("protocol").string ?? "");
    const [t, i] = [timeout.number, interval.number];
    if (t !== undefined && i !== undefined && (web ? t >= i : t > i)) {
        yield {
            code: "health-check-timeout",
            at: timeout,
            message: `must be ${web ? "below" : "at most"} healthCheck.interval, which is ${interval.text}`,
            fix: interval.isSecret
                ? "lower the timeout, or raise the interval"
                : `lower the timeout to ${web ? i - 1 : i} or less, or raise the interval`,
        };
    }
}

function* healthCheck(group: Subject): Generator<Problem> {
    const check = group.get("healthCheck");
    const [port, path, protocol] = [check.get("port"), check.get("path"), check.get("protocol")];
    const text = port.string ?? port.number?.toString();
    if (
        text !== undefined &&
        text !== "traffic-port" &&
        !(/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535)
    ) {
        const message = 'must be a port from 1 to 65535, or "traffic-port"';
        yield { code: "health-check-port", at: port, message, fix: "correct the port" };
    }
    if (path.string !== undefined && path.string !== "" && !path.string.startsWith("/")) {
        yield { code: "health-check-path", at: path, message: "must begin with a slash", fix: "put / before it" };
    }
    if (protocol.string === "TCP" && WEB.includes(group.get("protocol").string ?? "")) {
        yield {
            code: "health-check-protocol",
            at: protocol,
            message: `must be HTTP or HTTPS for a target group of protocol ${group.get("protocol").text}`,
            fix: "use HTTP or HTTPS",
        };
    }
}

/** Lists and ranges of codes: 200 to 499 behind an application load balancer, 0 to 99 for gRPC, up to 599 for others. */
function* matcher(group: Subject): Generator<Problem> {
    const at = group.get("healthCheck").get("matcher");
    if (at.string === undefined || at.string === "") {
        return;
    }
    const grpc = group.get("protocolVersion").string === "GRPC";
    const [low, high] = grpc ? [0, 99] : [200, WEB.includes(group.get("protocol").string ?? "") ? 499 : 599];
    const parts = at.string.split(",").map((part) => /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(part.trim()));
    const sound = parts.every((part) => {
        const [from, to] = [Number(part?.[1]), Number(part?.[2] ?? part?.[1])];
        return from >= low && to <= high && from <= to;
    });
    if (!sound) {
        const message = `must be codes from ${low} to ${high}, as in "${grpc ? "0,12" : "200,204"}" or "${grpc ? "0-99" : "200-299"}"`;
        yield { code: "health-check-matcher", at, message, fix: "correct the codes" };
    }
}
