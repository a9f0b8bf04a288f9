using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>A seller's till: it sells, loses answers, and repeats with the same key until it is told.</summary>
internal sealed class Till : IDisposable
{
    private readonly HttpClient _http;

    public Till(Uri address, string key = DemoKeys.Counter)
    {
        _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Answers nobody waited for.</summary>
    public int Lost { get; private set; }

    /// <summary>Answers that came from the ledger.</summary>
    public int Replayed { get; private set; }

    /// <summary>A till that sells in a shift of its own at the demo's office.</summary>
    public static async Task<(Till Till, Guid ShiftId)> OpenAsync(TrackingApp app)
    {
        var (seller, shift) = (Guid.NewGuid(), Guid.NewGuid());
        var (token, prefix) = ApiKeyToken.New();
        await app.InScopeAsync(async services =>
        {
            await services.GetRequiredService<OpenShift>().OpenForKeyAsync(
                shift, DemoShift.Office, seller, TestContext.Current.CancellationToken);
            return 0;
        });
        var key = ApiKey.For(token, prefix, 1, [Scopes.Policies], TimeProvider.System.GetUtcNow(), sellerId: seller);
        await app.SetAsync(
            """
            insert into api_key (key_hash, tenant_id, prefix, name, scopes, networks, seller_id, created_at)
            select $1, (select min(id) from tenant), $2, $2, $3, '{}', $4, $5
            """,
            key.KeyHash, key.Prefix, key.Scopes, seller, key.CreatedAt);
        return (new(app.Address, token), shift);
    }

    public Task<HttpResponseMessage> SendAsync(string trackNumber, string idempotencyKey) =>
        SendWithinAsync(trackNumber, idempotencyKey, TestContext.Current.CancellationToken);

    /// <summary>Sells one after the other; of every third sale the first answer is not waited for.</summary>
    public async Task<IReadOnlyList<string>> SellAllAsync(IEnumerable<string> trackNumbers, Random random)
    {
        var policies = new List<string>();
        foreach (var number in trackNumbers)
        {
            var key = Guid.NewGuid().ToString();
            if (policies.Count % 3 == 2)
            {
                await LoseAsync(number, key, TimeSpan.FromMilliseconds(random.Next(1, 40)));
            }

            policies.Add(await SoldAsync(number, key));
        }

        return policies;
    }

    public void Dispose() => _http.Dispose();

    // Gone while the sale is being made, or just after: the till can't know which.
    private async Task LoseAsync(string number, string key, TimeSpan patience)
    {
        using var impatient = new CancellationTokenSource(patience);
        try
        {
            (await SendWithinAsync(number, key, impatient.Token)).Dispose();
        }
        catch (OperationCanceledException)
        {
        }

        Lost++;
    }

    private async Task<HttpResponseMessage> SendWithinAsync(string trackNumber, string idempotencyKey, CancellationToken cancellationToken)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, Policies.Path) { Content = JsonContent.Create(Policies.Sale(trackNumber)) };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await _http.SendAsync(request, cancellationToken);
    }

    private async Task<string> SoldAsync(string number, string key)
    {
        while (true)
        {
            using var answer = await SendAsync(number, key);
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                Replayed += answer.Headers.Contains("Idempotency-Replayed") ? 1 : 0;
                return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("policyNumber").GetString()!;
            }

            // The one that nobody waited for is still being made.
            var said = await answer.Content.ReadAsStringAsync();
            Assert.True(said.Contains("idempotency-running", StringComparison.Ordinal), $"{(int)answer.StatusCode}: {said}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
