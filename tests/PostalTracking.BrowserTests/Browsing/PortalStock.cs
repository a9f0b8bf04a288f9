using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.BrowserTests.Browsing;

/// <summary>What the demo's partner has in its portal: parcels, keys in every state, events good and bad.</summary>
internal static class PortalStock
{
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static House? _filled;

    /// <summary>Once a house.</summary>
    public static async Task FillPortalAsync(this House house)
    {
        await OneAtATime.WaitAsync();
        try
        {
            if (_filled != house)
            {
                await FillAsync(house);
                _filled = house;
            }
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task FillAsync(House house)
    {
        var now = TimeProvider.System.GetUtcNow();
        await SendAsync(house, "shipments", new
        {
            shipments = Enumerable.Range(0, 56).Select(i => new
            {
                trackNumber = $"RZ9000{i:00}00{i % 10}HK",
                service = i % 3 == 0 ? "ems" : "parcel",
                origin = "HK",
                destination = i % 5 == 0 ? "KZ" : "RU",
                cod = i % 4 == 0 ? new { amount = 249_900 + (i * 100), currency = "RUB" } : null,
                sender = new { id = $"shop-{i % 4}", name = i % 2 == 0 ? "ООО «Ромашка», Казань" : "Shenzhen Good Things Co., Ltd" },
            }),
        });
        await SendAsync(house, "events", new
        {
            events = Enumerable.Range(0, 240).Select(i => new
            {
                trackNumber = i % 40 == 39 ? "x" : $"RZ9000{i % 50:00}00{i % 10}HK",
                occurredAt = now.AddMinutes(-(i % 7 == 0 ? 60 * 9 : i % 11) - (i / 50)).ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture),
                code = i % 60 == 7 ? "HK_STRANGE" : "1/1",
                carrier = "russian-post",
            }),
        });
        await using var scope = house.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KeyUsageRound>().RunAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<EventQualityRound>().RunAsync(CancellationToken.None);
        var partner = await house.App.DemoTenantAsync();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        foreach (var (name, ends, networks) in new (string, int, string[])[]
        {
            ("Shenzhen warehouse", 200, ["203.0.113.0/24", "2001:db8::/32"]), ("Склад в Гуанчжоу", 9, []), ("Old program", -3, []), ("Lost laptop", 90, []),
        })
        {
            var (key, _) = ApiKey.Issue(partner, [.. KeyForm.OwnScopes], now.AddDays(-100), now.AddDays(ends), name, networks);
            if (name == "Lost laptop")
            {
                key.Revoke(now.AddDays(-1));
            }

            db.Add(key);
        }

        await db.SaveChangesAsync();

        // As if it had gone on for days.
        await ExecuteAsync(house, $"""
            insert into partner_event_day (tenant_id, day, stored, duplicate, rejected, unmapped, late)
            select {partner}, current_date - i, 400 + (i * 37) % 300, (i * 13) % 90, (i * 7) % 25, i % 4, array[90, 80, 60, 50, 40, 30, 25, 10, 8, 4, 2, 1]
            from generate_series(1, 29) i where i % 7 <> 3
            """);
        await ExecuteAsync(house, $"""
            insert into api_key_day (key_prefix, day, answered, refused, limited, failed)
            select prefix, current_date - i, 900 + i * 11, i % 5, 0, 0 from api_key, generate_series(1, 20) i where tenant_id = {partner}
            """);
    }

    private static async Task ExecuteAsync(House house, string sql)
    {
        await using var command = house.App.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task SendAsync(House house, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/{path}", UriKind.Relative))
        {
            Headers = { Authorization = new("Bearer", DemoKeys.Partner) },
            Content = JsonContent.Create(body),
        };
        (await house.App.Http.SendAsync(request)).EnsureSuccessStatusCode();
    }
}
