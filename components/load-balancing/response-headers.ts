import type * as aws from "@pulumi/aws";
import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";

const headerName = z.string().regex(/^[A-Za-z0-9-]+$/, { error: "allowed: the name of a header such as X-Request-Id" });

/** @see https://www.pulumi.com/registry/packages/aws/api-docs/lb/listener/ for the values that AWS takes */
const corsSchema = z
    .strictObject({
        allowOrigin: z
            .string()
            .regex(/^(\*|https:\/\/([a-z0-9-]+\.)+[a-z]{2,63}(:[0-9]{1,5})?)$/, {
                error: "allowed: one origin such as https://www.example.gov, or *",
            })
            .describe("Site whose scripts may read the answers, or `*` for every site."),
        allowMethods: z
            .array(z.enum(["GET", "HEAD", "POST", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"]))
            .min(1)
            .optional()
            .describe("Methods that they may use."),
        allowHeaders: z.array(headerName).min(1).optional().describe("Headers that they may send."),
        exposeHeaders: z.array(headerName).min(1).optional().describe("Headers of answers that they may read."),
        allowCredentials: z.boolean().default(false).describe("Whether browsers send cookies along."),
        maxAgeSeconds: z.int().min(0).max(86_400).optional().describe("Seconds for which browsers remember all this."),
    })
    .refine(({ allowOrigin, allowCredentials }) => allowOrigin !== "*" || !allowCredentials, {
        error: "allowed: false where allowOrigin is *; browsers accept no such answer",
        path: ["allowCredentials"],
    });

export const responseHeadersSchema = z
    .strictObject({
        nosniff: z
            .boolean()
            .default(true)
            .describe("X-Content-Type-Options: nosniff. Browsers run no script that an app sends as something else."),
        frameOptions: z
            .enum(["DENY", "SAMEORIGIN"])
            .optional()
            .describe("X-Frame-Options: which sites may show pages in a frame, none or the same."),
        contentSecurityPolicy: z
            .string()
            .regex(/^[\x20-\x7e]+$/, { error: "allowed: one line of printable ASCII such as default-src 'self'" })
            .optional()
            .describe(
                "Content-Security-Policy: from where pages may load what, for every app behind the load balancer.",
            ),
        server: z.boolean().default(false).describe("Whether the load balancer names its software (Server)."),
        cors: corsSchema
            .optional()
            .describe(
                "Which other sites' scripts may read answers. Apps still answer the preflight requests (OPTIONS).",
            ),
    })
    .prefault({})
    .describe(
        "Headers of every answer. Say each here or in the apps, not in both. One that is taken out or switched off here stays at AWS: the README in components/load-balancing says how to remove it.",
    );

type ResponseHeaders = ConfigOf<typeof responseHeadersSchema>;

/** The HTTPS listener's arguments for the headers of answers, but for `Server`. */
export function responseHeaders({
    hstsDays,
    responseHeaders: { nosniff, frameOptions, contentSecurityPolicy, cors },
}: {
    readonly hstsDays: number;
    readonly responseHeaders: ResponseHeaders;
}): Partial<aws.lb.ListenerArgs> {
    return {
        ...(hstsDays > 0 && {
            routingHttpResponseStrictTransportSecurityHeaderValue: `max-age=${hstsDays * 86_400}`,
        }),
        ...(nosniff && { routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff" }),
        ...(frameOptions && { routingHttpResponseXFrameOptionsHeaderValue: frameOptions }),
        ...(contentSecurityPolicy && {
            routingHttpResponseContentSecurityPolicyHeaderValue: contentSecurityPolicy,
        }),
        ...(cors && corsHeaders(cors)),
    };
}

function corsHeaders(cors: NonNullable<ResponseHeaders["cors"]>): Partial<aws.lb.ListenerArgs> {
    const { allowOrigin, allowMethods, allowHeaders, exposeHeaders, allowCredentials, maxAgeSeconds } = cors;
    return {
        routingHttpResponseAccessControlAllowOriginHeaderValue: allowOrigin,
        ...(allowMethods && { routingHttpResponseAccessControlAllowMethodsHeaderValue: allowMethods.join(",") }),
        ...(allowHeaders && { routingHttpResponseAccessControlAllowHeadersHeaderValue: allowHeaders.join(",") }),
        ...(exposeHeaders && { routingHttpResponseAccessControlExposeHeadersHeaderValue: exposeHeaders.join(",") }),
        ...(allowCredentials && { routingHttpResponseAccessControlAllowCredentialsHeaderValue: "true" }),
        ...(maxAgeSeconds !== undefined && {
            routingHttpResponseAccessControlMaxAgeHeaderValue: String(maxAgeSeconds),
        }),
    };
}
