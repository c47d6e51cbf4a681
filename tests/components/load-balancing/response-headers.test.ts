import { expect } from "chai";
import { describeMistakes } from "../../config/mistakes";
import { loadBalancerConfig, recordLoadBalancer, token } from "./fixture";
import { responseHeaders } from "../../../components/load-balancing/response-headers";

/** The HTTPS listener's arguments. */
const argsOf = (config: object) => responseHeaders(loadBalancerConfig({ scheme: "internet-facing", ...config }));

describe("headers of answers", () => {
    it("are nosniff alone by default, and none where it is switched off", () => {
        expect(argsOf({})).to.deep.equal({ routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff" });
        expect(argsOf({ responseHeaders: { nosniff: false } })).to.deep.equal({});
    });

    it("name the load balancer's software where they are to, over HTTP as well", async () => {
        const { strict } = await recordLoadBalancer({ scheme: "internet-facing", responseHeaders: { server: true } });
        for (const name of ["public-http", "public-https"]) {
            expect(strict.inputs(token.listener, name)["routingHttpResponseServerEnabled"]).to.equal(true);
        }
    });

    it("are what the configuration says", () => {
        const cors = {
            allowOrigin: "https://www.example.gov",
            allowMethods: ["GET", "POST"],
            allowHeaders: ["Content-Type", "X-Request-Id"],
            exposeHeaders: ["ETag"],
            allowCredentials: true,
            maxAgeSeconds: 0,
        };
        const headers = { frameOptions: "DENY", contentSecurityPolicy: "default-src 'self'", cors };
        expect(argsOf({ hstsDays: 1, responseHeaders: headers })).to.deep.equal({
            routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=86400",
            routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
            routingHttpResponseXFrameOptionsHeaderValue: "DENY",
            routingHttpResponseContentSecurityPolicyHeaderValue: "default-src 'self'",
            routingHttpResponseAccessControlAllowOriginHeaderValue: "https://www.example.gov",
            routingHttpResponseAccessControlAllowMethodsHeaderValue: "GET,POST",
            routingHttpResponseAccessControlAllowHeadersHeaderValue: "Content-Type,X-Request-Id",
            routingHttpResponseAccessControlExposeHeadersHeaderValue: "ETag",
            routingHttpResponseAccessControlAllowCredentialsHeaderValue: "true",
            routingHttpResponseAccessControlMaxAgeHeaderValue: "0",
        });
        expect(argsOf({ responseHeaders: { cors: { allowOrigin: "*" } } })).to.deep.equal({
            routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
            routingHttpResponseAccessControlAllowOriginHeaderValue: "*",
        });
    });
});

const at = "platform:loadBalancers.public.responseHeaders";

describeMistakes("headers of answers", [
    {
        mistake: "values that browsers or AWS do not know",
        changes: {
            [at]: {
                frameOptions: "ALLOWALL",
                contentSecurityPolicy: "default-src 'self'\nscript-src 'self'",
                nosniff: "no",
            },
        },
        problems: [
            `${at}.contentSecurityPolicy: "default-src 'self'\\nscript-src 'self'" is not valid; allowed one line of printable ASCII such as default-src 'self'. Set it in Pulumi.test.yaml`,
            `${at}.frameOptions: "ALLOWALL" is not valid; allowed DENY or SAMEORIGIN. Set it in Pulumi.test.yaml`,
            `${at}.nosniff: "no" is not valid; allowed true or false. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "sites in a list, methods that AWS does not offer, and days in place of seconds",
        changes: {
            [`${at}.cors`]: {
                allowOrigin: "https://a.example.gov, https://b.example.gov",
                allowMethods: ["GET", "FETCH"],
                allowHeaders: ["Content-Type: text/html"],
                maxAgeSeconds: 86401,
            },
        },
        problems: [
            `${at}.cors.allowHeaders[0]: "Content-Type: text/html" is not valid; allowed the name of a header such as X-Request-Id. Set it in Pulumi.test.yaml`,
            `${at}.cors.allowMethods[1]: "FETCH" is not valid; allowed GET, HEAD, POST, DELETE, CONNECT, OPTIONS, TRACE or PATCH. Set it in Pulumi.test.yaml`,
            `${at}.cors.allowOrigin: "https://a.example.gov, https://b.example.gov" is not valid; allowed one origin such as https://www.example.gov, or *. Set it in Pulumi.test.yaml`,
            `${at}.cors.maxAgeSeconds: 86401 is not valid; allowed 0 to 86400 seconds. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "cookies for every site",
        changes: { [`${at}.cors`]: { allowOrigin: "*", allowCredentials: true } },
        problems: [
            `${at}.cors.allowCredentials: the boolean given is not valid; allowed false where allowOrigin is *; browsers accept no such answer. Set it in Pulumi.test.yaml`,
        ],
    },
]);
