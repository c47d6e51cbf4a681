import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

const SECURE = ["HTTPS", "TLS"];

/** What protects a listener's connections. Without a protocol AWS takes HTTP. */
export function securityOf(listener: Resource): "secure" | "plain" | "unknown" {
    const protocol = listener.get("protocol").text();
    if (protocol.state === "unknown") return "unknown";
    return protocol.state === "known" && SECURE.includes(protocol.value.toUpperCase()) ? "secure" : "plain";
}

/** Whether an action sends clients to HTTPS. Without a protocol a redirect keeps the one of the request. */
export function redirectsToHttps(action: Value): "yes" | "no" | "unknown" {
    const [type, protocol] = [action.at("type").text(), action.at("redirect", "protocol").text()];
    if (type.state === "known" && type.value !== "redirect") return "no";
    if (type.state === "unknown" || protocol.state === "unknown") return "unknown";
    return protocol.state === "known" && protocol.value.toUpperCase() === "HTTPS" ? "yes" : "no";
}
