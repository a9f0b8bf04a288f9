using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Protection.Access;

/// <summary>Gives <see cref="PolicyCodes"/> its secret before the first request.</summary>
internal sealed class PolicySecretService(
    NpgsqlDataSource database, IDataProtectionProvider protection, PolicyCodes codes, TimeProvider clock) : IHostedService
{
    public const string Name = "policy-codes";

    public async Task StartAsync(CancellationToken cancellationToken) => codes.Use(await new SecretBook(database, protection, clock)
        .ReadAsync(Name, "Protection.PolicyCodes", "the buyers' codes", cancellationToken));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
