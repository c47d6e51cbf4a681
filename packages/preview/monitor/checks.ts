import type { Finding } from "@platform/aws-model/finding";
import type { ResourceRecord } from "../result";
import { missingFiles } from "./assets";
import type { RegisterRequest } from "./requests";

/** `1h30m`, `90s`: what Go's time.ParseDuration takes, which reads custom timeouts. */
const GO_DURATION = /^[+-]?(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)((\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h))*$/;
const TYPE_TOKEN = /^[^:]+:[^:]*:[^:]+$/;

/** What the engine would refuse about a registration before any provider sees it. */
export function checkRegistration(
    request: RegisterRequest,
    urn: string,
    earlier: ResourceRecord | undefined,
    directory: string,
): Finding[] {
    const findings: Finding[] = [];
    const report = (code: string, message: string, fix: string, more: Pick<Finding, "property"> = {}): void => {
        const where = request.location === undefined ? {} : { location: request.location };
        findings.push({ source: "program", level: "mandatory", code, urn, message, fix, ...more, ...where });
    };
    if (earlier !== undefined) {
        report(
            "duplicate-urn",
            `two resources are named "${request.name}" (${request.type})`,
            "Give one another name.",
        );
    }
    if ((request.custom || request.remote) && !TYPE_TOKEN.test(request.type)) {
        report(
            "type-token",
            `the type "${request.type}" of resource "${request.name}" is not a type token`,
            "Write it as package:module:Class.",
        );
    }
    for (const [operation, duration] of Object.entries(request.options.customTimeouts ?? {})) {
        if (!GO_DURATION.test(duration)) {
            report(
                "custom-timeout",
                `customTimeouts.${operation} is "${duration}", which is not a duration`,
                'Write a number with a unit: "90s", "10m" or "1h30m".',
            );
        }
    }
    for (const { property, message } of missingFiles(request.properties, directory)) {
        report("missing-file", message, "Build or correct it first: the engine reads it in every preview.", {
            property,
        });
    }
    return findings;
}
