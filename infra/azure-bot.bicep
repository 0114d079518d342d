// The bot as Microsoft must know it: an Azure Bot of one tenant, with the Teams channel. docs/teams.md, step 3, does the same by hand.
// Written after Microsoft's reference of Microsoft.BotService 2022-09-15; it was not run here, for want of a Bicep compiler and of Azure.
//
//   az group create --name zorgbode --location westeurope
//   az deployment group create --resource-group zorgbode --template-file infra/azure-bot.bicep \
//     --parameters name=zorgbode-wolkenschip appId=… publicUrl=https://zorgbode.example.org

@description('Handle of the bot: unique in all of Azure, and not to be changed later.')
@minLength(4)
@maxLength(42)
param name string

@description('Name that people may see.')
param displayName string = 'Zorgbode'

@description('Application (client) id of the app registration in Entra: MicrosoftAppId.')
param appId string

@description('Directory (tenant) id of the school: MicrosoftAppTenantId.')
param tenantId string = tenant().tenantId

@description('How Teams reaches Zorgbode: https, without a path and without a slash at the end.')
param publicUrl string

@description('F0 costs nothing; messages of Teams are not counted in either.')
@allowed(['F0', 'S1'])
param sku string = 'F0'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  // The registration has no region of its own. Messages go from Teams to the address below.
  location: 'global'
  kind: 'azurebot'
  sku: { name: sku }
  properties: {
    displayName: displayName
    endpoint: '${publicUrl}/api/messages'
    msaAppId: appId
    msaAppTenantId: tenantId
    msaAppType: 'SingleTenant'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}

output messagingEndpoint string = bot.properties.endpoint
