import { z } from '@hono/zod-openapi'
import * as wire from '../../shared/wire/access.ts'

/** The schemas of shared/wire/access.ts under their names in the OpenAPI document (see schemas.ts). */
export const AccessToken = wire.accessTokenBody.clone().openapi('AccessToken')
export const AccessTokenList = wire.accessTokenList.clone().openapi('AccessTokenList')
export const CreateAccessTokenRequest = wire.createAccessTokenRequest
  .clone()
  .openapi('CreateAccessTokenRequest')
export const NewAccessToken = wire.newAccessToken.clone().openapi('NewAccessToken')
export const ServiceClientList = wire.serviceClientList.clone().openapi('ServiceClientList')
export const CreateServiceClientRequest = wire.createServiceClientRequest
  .clone()
  .openapi('CreateServiceClientRequest')
export const NewServiceClient = wire.newServiceClient.clone().openapi('NewServiceClient')
export const TokenRequest = wire.tokenRequest.clone().openapi('TokenRequest')
export const TokenAnswer = wire.tokenAnswer.clone().openapi('TokenAnswer')
export const TokenError = wire.tokenError.clone().openapi('TokenError')
export const Account = wire.accountBody.clone().openapi('Account')
export const AccountList = wire.accountList.clone().openapi('AccountList')
export const CreateAccountRequest = wire.createAccountRequest.clone().openapi('CreateAccountRequest')
export const NewAccount = wire.newAccount.clone().openapi('NewAccount')
export const ChangeAccountRequest = wire.changeAccountRequest.clone().openapi('ChangeAccountRequest')
export const ChangePasswordRequest = wire.changePasswordRequest.clone().openapi('ChangePasswordRequest')

/** @param what whose id it is */
export const idOf = (what: string) =>
  z.object({
    id: z
      .string()
      .max(40)
      .openapi({ param: { name: 'id', in: 'path' }, description: `Id of ${what}` }),
  })

/** Of each kind that one account may have at a time: more are forgotten ones. */
export const MAX_GRANTS = 50
