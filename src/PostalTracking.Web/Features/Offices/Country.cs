using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Offices;

/// <summary>A country or territory that mail comes from or goes to.</summary>
internal sealed class Country
{
    /// <summary>ISO 3166-1, two letters; the same that end an S10 number.</summary>
    public required string Code { get; init; }

    public required string NameRu { get; init; }

    public required string NameEn { get; init; }

    public required string NameZh { get; init; }

    /// <summary>The post that gives out S10 numbers of this country, if there is one.</summary>
    public string? S10Issuer { get; init; }

    public string Name(string language) => language switch
    {
        "en" => NameEn,
        "zh" => NameZh,
        _ => NameRu,
    };
}

internal sealed class CountryConfiguration : IEntityTypeConfiguration<Country>
{
    public void Configure(EntityTypeBuilder<Country> country)
    {
        country.ToTable("country");
        country.HasKey(c => c.Code);
        country.Property(c => c.Code).HasMaxLength(2).IsFixedLength();
        country.Property(c => c.NameRu).UseCollation(Collations.Russian);

        // The naming convention makes s10issuer of it.
        country.Property(c => c.S10Issuer).HasColumnName("s10_issuer");
    }
}
