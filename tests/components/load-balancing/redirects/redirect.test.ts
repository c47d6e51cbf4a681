import { expect } from "chai";
import { Redirect, type RedirectArgs } from "../../../../components/load-balancing/redirects/redirect";
import { redirectSchema } from "../../../../components/load-balancing/redirects/schema";
import { recordBoth } from "../../../harness/record";
import { everyTransform, unreached } from "../../../harness/transforms";
import { target, token } from "../fixture";

function recordRedirect(config: object, args: Partial<RedirectArgs> = {}) {
    const whole = { loadBalancer: "public", hosts: ["old.apps.example.gov"], ...config };
    return recordBoth(
        () =>
            new Redirect("old", {
                config: redirectSchema.parse(whole),
                loadBalancer: target,
                priority: 7,
                aliasZoneId: "Z0123456789",
                aliasHosts: ["old.apps.example.gov"],
                ...args,
            }),
    );
}

describe("Redirect", () => {
    it("is a rule of the HTTPS listener and the records of its hosts, whether or not AWS has answered", async () => {
        const { strict, placeholder } = await recordRedirect({ to: { host: "new.apps.example.gov" } });
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(placeholder.list).to.deep.equal([
            "aws:lb/listenerRule:ListenerRule old-redirect",
            "aws:route53/record:Record old.apps.example.gov",
            "platform:load-balancing:Redirect old",
        ]);
        expect(placeholder.inputs(token.rule, "old-redirect")).to.deep.equal({
            listenerArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/public/1/2",
            priority: 7,
            conditions: [{ hostHeader: { values: ["old.apps.example.gov"] } }],
            actions: [
                {
                    type: "redirect",
                    redirect: {
                        protocol: "HTTPS",
                        port: "443",
                        host: "new.apps.example.gov",
                        statusCode: "HTTP_302",
                    },
                },
            ],
            tags: { Name: "old-redirect" },
        });
    });

    it("leads from paths to a path, for good where it says so", async () => {
        const { strict } = await recordRedirect({
            paths: ["/a", "/b/*"],
            to: { path: "/new/#{path}" },
            permanent: true,
        });
        const { actions, conditions } = strict.inputs(token.rule, "old-redirect");
        expect(conditions).to.deep.equal([
            { hostHeader: { values: ["old.apps.example.gov"] } },
            { pathPattern: { values: ["/a", "/b/*"] } },
        ]);
        expect(actions).to.deep.equal([
            {
                type: "redirect",
                redirect: { protocol: "HTTPS", port: "443", path: "/new/#{path}", statusCode: "HTTP_301" },
            },
        ]);
    });

    it("makes no record of hosts in zones of others", async () => {
        const to = { path: "/" };
        for (const args of [{ aliasHosts: [] }, { aliasZoneId: undefined }]) {
            expect((await recordRedirect({ to }, args)).strict.names(token.record)).to.deep.equal([]);
        }
    });

    it("can be changed by transform in everything that it makes", async () => {
        const { placeholder } = await recordRedirect({ to: { path: "/" } }, { transform: everyTransform });
        expect(unreached(placeholder)).to.deep.equal([]);
    });
});
