import { z } from "zod";
import { secret } from "../../secrets/schema";
import type { ConfigOf } from "../../shared/block/block";
import { pathPattern } from "../path-pattern";

/** A load balancer calls port 443 of a name that public DNS knows. */
const address = z
    .string()
    .max(2048)
    .regex(/^https:\/\/([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}(\/[^\s#]*)?$/, {
        error: "allowed: an address such as https://login.example.gov/authorize: https, a public name in lower case, port 443, no #",
    });

/**
 * The identity provider that people sign in with before a load balancer lets their requests through.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html
 */
export const signInSchema = z
    .strictObject({
        issuer: address.describe("The identity provider's name for itself: `issuer` of its openid-configuration."),
        authorizationEndpoint: address.describe("Where browsers are sent to sign in: `authorization_endpoint`."),
        tokenEndpoint: address.describe("Where the load balancer fetches tokens: `token_endpoint`."),
        userInfoEndpoint: address.describe("Where it asks who somebody is: `userinfo_endpoint`."),
        clientId: z
            .string()
            .regex(/^\S{1,255}$/, { error: "allowed: the client's id at the identity provider, without spaces" })
            .describe("Id under which the identity provider knows the app."),
        clientSecret: secret
            .refine((value) => !/:secret:[^:]+:/.test(value), {
                error: "allowed: a secret that is nothing but the client's, without a key of its JSON",
            })
            .describe(
                "Where AWS keeps the client's secret, encrypted with AWS's own key and not with the app's. Each `pulumi up` reads it.",
            ),
        scope: z
            .string()
            .regex(/^(?=(.* )?openid( |$))[!-~]+( [!-~]+)*$/, {
                error: "allowed: words with openid among them, such as openid email",
            })
            .default("openid email")
            .describe("What is asked of the identity provider, with spaces between."),
        sessionHours: z
            .int()
            .min(1)
            .max(168)
            .default(8)
            .describe("Hours after which somebody has to sign in again; AWS's most is a week."),
        except: z
            .array(pathPattern)
            .max(4)
            .default([])
            .describe("Path patterns that need no sign-in, such as those that other programs call."),
    })
    .describe("Sign-in at the load balancer, by OpenID Connect, before a request reaches the app.");

export type SignInConfig = ConfigOf<typeof signInSchema>;
