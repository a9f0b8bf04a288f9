using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>Lets the post run on the instances that deliver messages.</summary>
internal sealed class LetterRound(LetterPost post, IConfiguration configuration) : IRound
{
    public Task<int> RunAsync(CancellationToken cancellationToken) =>
        configuration.DeliversMessages() ? post.RunAsync(cancellationToken) : Task.FromResult(0);
}
