using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Staff;

/// <summary>How many attempts in a row failed from one place, and when the next may be made. See <see cref="SignInAttempts"/>.</summary>
internal sealed class SignInAttempt
{
    /// <summary>SHA-256 of what is counted: the table does not say who tried from where.</summary>
    public required byte[] Place { get; init; }

    public required int Failures { get; init; }

    public required DateTimeOffset FreeAt { get; init; }

    /// <summary>Then all is forgotten.</summary>
    public required DateTimeOffset ForgottenAt { get; init; }
}

internal sealed class SignInAttemptConfiguration : IEntityTypeConfiguration<SignInAttempt>
{
    public void Configure(EntityTypeBuilder<SignInAttempt> attempt)
    {
        attempt.ToTable("staff_attempt");
        attempt.HasKey(a => a.Place);

        // The sweep of what is forgotten.
        attempt.HasIndex(a => a.ForgottenAt);
    }
}
