using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>What the tables say of files.</summary>
internal static class EvidenceRows
{
    /// <summary>State and verdict of a file once its checks are over.</summary>
    public static Task<(EvidenceState State, string? Verdict)> JudgedAsync(this TrackingApp app, Guid id) => Eventually.SeeAsync(
        () => app.StateAsync(id), seen => seen.State is not (EvidenceState.Uploading or EvidenceState.Checking));

    public static async Task<(EvidenceState State, string? Verdict)> StateAsync(this TrackingApp app, Guid id)
    {
        var row = await app.ValueAsync<string>(
            "select json_build_array(state, verdict)::text from evidence where evidence_id = $1", id);
        var cells = JsonDocument.Parse(row).RootElement;
        return ((EvidenceState)cells[0].GetInt16(), cells[1].GetString());
    }

    public static Task<string> Sha256Async(this TrackingApp app, Guid id) => app.ValueAsync<string>(
        "select upper(encode(sha256, 'hex')) from evidence where evidence_id = $1", id);

    /// <summary>Kinds of the claim's story, and the words where there are some.</summary>
    public static Task<string> StoryAsync(this TrackingApp app, string claim) => app.ValueAsync<string>(
        "select coalesce(string_agg(concat_ws(' ', kind, about ->> 'verdict', text), '; ' order by sequence), '') from claim_entry where claim_number = $1",
        claim);

    public static Task<string> StoredAsAsync(this TrackingApp app, Guid id) => app.ValueAsync<string>(
        "select coalesce(stored_as, '') from evidence_upload where evidence_id = $1", id);

    public static string[] Files(this TrackingApp app) => Directory.Exists(app.Evidence)
        ? Directory.GetFiles(app.Evidence, "*", SearchOption.AllDirectories)
        : [];

    public static async Task<int> RoundAsync<TRound>(this TrackingApp app)
        where TRound : IRound
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TRound>().RunAsync(TestContext.Current.CancellationToken);
    }
}
