using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Senders.Traits;

/// <summary>Gives <see cref="SenderKey"/> its secret before the first request.</summary>
internal sealed class SenderKeyService(
    NpgsqlDataSource database, IDataProtectionProvider protection, SenderKey key, TimeProvider clock) : IHostedService
{
    public const string Name = "sender-traits";

    public async Task StartAsync(CancellationToken cancellationToken) => key.Use(await new SecretBook(database, protection, clock)
        .ReadAsync(Name, "Senders.Traits", "the senders' traits", cancellationToken));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
