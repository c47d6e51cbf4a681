import { z } from "zod";
import { domainName, port, retentionDays, urlPath } from "../../../shared/block/primitives";

/** An external endpoint that FireLens (Fluent Bit beside the app) sends logs to, e.g. a logstash. */
const forwardSchema = z.strictObject({
    host: domainName.describe("Host of the endpoint."),
    port: port.describe("Port of the endpoint."),
    plugin: z
        .enum(["http", "forward"])
        .default("http")
        .describe("Fluent Bit output: `http` sends JSON to logstash's http input."),
    tls: z.boolean().default(true).describe("Whether the connection is encrypted."),
    path: urlPath.default("/").describe("Path, for `http`."),
});

export const loggingSchema = z
    .strictObject({
        retentionDays: retentionDays.default(90).describe("Days that CloudWatch Logs keeps the service's logs."),
        forward: forwardSchema
            .optional()
            .describe(
                "Sends the app's logs to an endpoint of yours instead; the router's own log stays in CloudWatch Logs.",
            ),
    })
    .prefault({})
    .describe("Where the service's logs go.");
