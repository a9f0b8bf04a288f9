using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using PostalTracking.Web.Data;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>Finds the key of a token: one read by primary key, remembered for a second, so a revocation counts within one.</summary>
internal sealed class ApiKeyLookup(IServiceScopeFactory scopes, DemoMode demo, TimeProvider clock) : IDisposable
{
    public const int LongestToken = 200;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);

    // Found keys only: guesses must not fill it.
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public async ValueTask<ApiKey?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > LongestToken || !(DemoKeys.IsDemo(token) ? demo.IsOn : ApiKeyToken.IsWhole(token)))
        {
            return null;
        }

        var hash = ApiKey.Hash(token);
        var name = Convert.ToHexString(hash);
        if (!_cache.TryGetValue(name, out ApiKey? key))
        {
            key = await ReadAsync(hash, cancellationToken);
            if (key is not null)
            {
                _cache.Set(name, key, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Remembered, Size = 1 });
            }
        }

        return key is not null && key.IsValidAt(clock.GetUtcNow()) ? key : null;
    }

    public void Dispose() => _cache.Dispose();

    // In a scope of its own: the request's context may be inside a transaction later, and must not have read before it.
    private async Task<ApiKey?> ReadAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>().Set<ApiKey>()
            .AsNoTracking()
            .FirstOrDefaultAsync(k => k.KeyHash == hash, cancellationToken);
    }
}
