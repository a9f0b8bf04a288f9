using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>Gives <see cref="NoticeKey"/> and <see cref="VapidKey"/> their secrets before the first request.</summary>
internal sealed class NoticeSecretService(
    NpgsqlDataSource database, IDataProtectionProvider protection, NoticeKey key, VapidKey vapid, TimeProvider clock) : IHostedService
{
    public const string People = "notice-people";
    public const string Push = "notice-push";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var secrets = new SecretBook(database, protection, clock);
        key.Use(await secrets.ReadAsync(People, "Notifications.People", "the people who are told", cancellationToken));
        vapid.Use(await secrets.ReadAsync(Push, "Notifications.Push", "the push messages", cancellationToken));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
