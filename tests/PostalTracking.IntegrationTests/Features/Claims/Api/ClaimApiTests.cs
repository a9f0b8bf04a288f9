using System.Text.Encodings.Web;
using System.Text.Json;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using static PostalTracking.IntegrationTests.Features.Claims.ClaimCalls;

namespace PostalTracking.IntegrationTests.Features.Claims;

/// <summary>What the API of claims tells of itself, and what it tells nobody.</summary>
public sealed class ClaimApiTests(TestDatabases databases)
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_document_describes_it()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var document = await (await app.GetAsync("/openapi/v1.json")).JsonAsync();
        string[] schemas =
            ["ClaimAnswer", "EvidenceLine", "ClockLine", "StoryLine", "PostClaimRequest", "PostMessageRequest", "PostMoveRequest"];
        var described = new
        {
            paths = document.GetProperty("paths").EnumerateObject()
                .Where(path => path.Name.StartsWith(Route, StringComparison.Ordinal)
                    || path.Name.EndsWith("statistics/claims", StringComparison.Ordinal))
                .ToDictionary(path => path.Name, path => path.Value),
            schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject()
                .Where(schema => schemas.Contains(schema.Name) || schema.Name.StartsWith("ReadClaimStatistics", StringComparison.Ordinal))
                .ToDictionary(schema => schema.Name, schema => schema.Value),
        };

        await Snapshot.IsAsync("claims-api.json", JsonSerializer.Serialize(described, Indented));
    }

    [Fact]
    public async Task No_log_no_message_to_the_house_and_no_audit_line_holds_words_of_people_or_codes()
    {
        await using var app = await TrackingApp.StartAsync(
            await databases.CreateAsync(),
            [new("Serilog:MinimumLevel:Default", "Debug"), new("Serilog:MinimumLevel:Override:Microsoft", "Debug")]);
        var (_, policy, keys) = await app.InsureAsync(2_900_00);
        var claim = (await app.FiledAsync(FilingOf(policy, keys.AccessCode))).Text("claimNumber")!;
        await app.PostMessageAsync(claim, new { text = "Мой телефон +7 910 555-12-34" }, keys.AccessCode);
        await app.PostMessageAsync(claim, new { text = "Спасибо, Мария Ивановна" });
        await app.PostMoveAsync(
            claim, new { to = "Withdrawn", reason = "SettledWithSeller", text = "Продавец вернул на карту" }, keys.AccessCode);
        await app.ReadClaimAsync(claim, keys.AccessCode);
        await app.ReadClaimAsync(claim, "K7MPX3RTHA");

        var places = new Dictionary<string, string>
        {
            ["log"] = await app.LogAsync(),
            ["outbox"] = await app.ValueAsync<string>("select string_agg(payload::text, ' ') from outbox_message"),
            ["audit"] = await app.ValueAsync<string>(
                "select string_agg(coalesce(details::text, '') || coalesce(subject, ''), ' ') from audit_entry"),
            ["kept answers"] = await app.ValueAsync<string>("select string_agg(encode(body, 'escape'), ' ') from idempotency_key"),
        };
        Assert.Contains("api/v1/claims/{claimNumber}/moves", places["log"], StringComparison.Ordinal);
        string[] words = ["кирпич", "555-12-34", "Мария", "на карту", keys.AccessCode, "K7MPX3RTHA"];
        Assert.All(
            from place in places from word in words select (place, word),
            found => Assert.False(
                found.place.Value.Contains(found.word, StringComparison.OrdinalIgnoreCase), $"{found.place.Key} holds {found.word}"));
        Assert.Equal(
            ["claim.answered", "claim.in-review", "claim.message", "claim.submitted", "claim.withdrawn"],
            await app.ValueAsync<string[]>("select array_agg(type order by type) from outbox_message where type like 'claim.%'"));
    }
}
