import { z } from '@hono/zod-openapi'
import * as wire from '../../shared/wire/access.ts'
import * as examples from './access-examples.ts'
import { pageOf } from './listing.ts'

/** The schemas of shared/wire/access.ts under their names in the OpenAPI document (see schemas.ts). */
export const AccessToken = wire.accessTokenBody
  .clone()
  .openapi('AccessToken', { example: examples.accessToken })
export const AccessTokenList = pageOf(AccessToken).openapi('AccessTokenList', {
  example: { items: [examples.accessToken], total: 1 },
})
export const CreateAccessTokenRequest = wire.createAccessTokenRequest
  .clone()
  .openapi('CreateAccessTokenRequest', { example: examples.createAccessToken })
export const NewAccessToken = wire.newAccessToken
  .clone()
  .openapi('NewAccessToken', { example: examples.newAccessToken })
export const ServiceClient = wire.serviceClientBody
  .clone()
  .openapi('ServiceClient', { example: examples.serviceClient })
export const ServiceClientList = pageOf(ServiceClient).openapi('ServiceClientList', {
  example: { items: [examples.serviceClient], total: 1 },
})
export const CreateServiceClientRequest = wire.createServiceClientRequest
  .clone()
  .openapi('CreateServiceClientRequest', { example: examples.createServiceClient })
export const NewServiceClient = wire.newServiceClient
  .clone()
  .openapi('NewServiceClient', { example: examples.newServiceClient })
export const TokenRequest = wire.tokenRequest
  .clone()
  .openapi('TokenRequest', { example: examples.tokenRequest })
export const TokenAnswer = wire.tokenAnswer.clone().openapi('TokenAnswer', { example: examples.tokenAnswer })
export const TokenError = wire.tokenError.clone().openapi('TokenError', { example: examples.tokenError })
export const Account = wire.accountBody.clone().openapi('Account', { example: examples.account })
export const AccountList = pageOf(Account).openapi('AccountList', {
  example: { items: [examples.account], total: 1 },
})
export const CreateAccountRequest = wire.createAccountRequest
  .clone()
  .openapi('CreateAccountRequest', { example: examples.createAccount })
export const NewAccount = wire.newAccount.clone().openapi('NewAccount', { example: examples.newAccount })
export const ChangeAccountRequest = wire.changeAccountRequest
  .clone()
  .openapi('ChangeAccountRequest', { example: examples.changeAccount })
export const ChangePasswordRequest = wire.changePasswordRequest
  .clone()
  .openapi('ChangePasswordRequest', { example: examples.changePassword })

/** @param what whose id it is */
export const idOf = (what: string) =>
  z.object({
    id: z
      .string()
      .max(40)
      .openapi({ param: { name: 'id', in: 'path' }, description: `Id of ${what}`, example: examples.ID }),
  })
