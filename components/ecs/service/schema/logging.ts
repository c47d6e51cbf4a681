import { z } from "zod";
import { domainName, port, retentionDays, urlPath } from "../../../shared/block/primitives";
import { secret } from "../../../secrets/schema";

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
    secretOptions: z
        .partialRecord(z.enum(["http_User", "http_Passwd", "Header", "Shared_Key"]), secret)
        .default({})
        .describe(
            "Options of Fluent Bit's output whose values are read from Secrets Manager or SSM when a task starts: `http_User` and `http_Passwd`, or a `Header` such as `Authorization Bearer …`; `Shared_Key` for `forward`.",
        ),
    ca: secret
        .optional()
        .describe(
            "The secret that holds the certificate (PEM) of the authority that issued the endpoint's own. Default: those that everybody trusts.",
        ),
});

export const loggingSchema = z
    .strictObject({
        retentionDays: retentionDays.default(90).describe("Days that CloudWatch Logs keeps the service's logs."),
        forward: forwardSchema.optional().describe("Sends the app's logs to an endpoint of yours as well."),
    })
    .prefault({})
    .describe("Where the service's logs go.");
