import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

const SECURE = ["HTTPS", "TLS"];

/** What protects a listener's connections. Without a protocol AWS takes HTTP. */
export function securityOf(listener: Resource): "secure" | "plain" | "unknown" {
    const protocol = listener.get("protocol").text();
    if (protocol.state === "unknown") return "unknown";
    return protocol.state === "known" && SECURE.includes(protocol.value.toUpperCase()) ? "secure" : "plain";
}

/** What to do about a listener in plain text. Only HTTP can redirect, and not from the port that HTTPS has. */
export function securingText(listener: Resource): { readonly required: string; readonly fix: string } {
    const [protocol, port] = [listener.get("protocol").text(), listener.get("port").number()];
    if (protocol.state === "known" && /^(tcp|udp|tcp_udp)$/i.test(protocol.value))
        return {
            required: "TLS",
            fix: "set protocol to TLS with certificateArn, or forward to an application load balancer",
        };
    if (port.state === "known" && port.value === 443)
        return { required: "HTTPS", fix: "set protocol to HTTPS with certificateArn and sslPolicy" };
    return { required: "a redirect to HTTPS", fix: "redirect to port 443 with protocol HTTPS" };
}

/** Whether an action sends clients to HTTPS. Without a protocol a redirect keeps the one of the request. */
export function redirectsToHttps(action: Value): "yes" | "no" | "unknown" {
    const [type, protocol] = [action.at("type").text(), action.at("redirect", "protocol").text()];
    if (type.state === "known" && type.value !== "redirect") return "no";
    if (type.state === "unknown" || protocol.state === "unknown") return "unknown";
    return protocol.state === "known" && protocol.value.toUpperCase() === "HTTPS" ? "yes" : "no";
}
