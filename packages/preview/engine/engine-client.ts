import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import type { LogEntry } from "../result";

/** Severities of the protocol, in its order. */
const LEVELS: readonly LogEntry["level"][] = ["debug", "info", "warning", "error"];

export function decodeLog(request: LogRequest): LogEntry {
    const urn = request.getUrn();
    return {
        level: LEVELS[request.getSeverity()] ?? "info",
        message: request.getMessage(),
        ...(urn === "" ? {} : { urn }),
    };
}

/** The engine as the SDK's client for it, called directly: it keeps what the program logs. */
export function engineClient(): { readonly logs: LogEntry[]; log(request: LogRequest, reply: () => void): void } {
    const logs: LogEntry[] = [];
    return {
        logs,
        log(request, reply) {
            const entry = decodeLog(request);
            if (entry.level !== "debug") {
                logs.push(entry);
            }
            reply();
        },
    };
}
