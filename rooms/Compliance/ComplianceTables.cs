using Isthmus.Compliance.Bundles;
using Isthmus.Compliance.Cases;
using Isthmus.Compliance.Gate;
using Isthmus.Compliance.Lists;
using Isthmus.Compliance.Lists.Watching;
using Isthmus.Compliance.Regimes;
using Isthmus.Platform.Audit;

namespace Isthmus.Compliance;

internal static class ComplianceTables
{
    public static void Map(ModelBuilder b)
    {
        Lists(b);
        Decisions(b);
        Cases(b);
    }

    private static void Lists(ModelBuilder b)
    {
        b.Entity<ListPack>(e =>
        {
            e.ToTable("compliance_pack");
            e.HasKey(p => p.Code);
            e.Property(p => p.Code).HasMaxLength(ListPack.LongestCode);
            e.Property(p => p.Title).HasMaxLength(200);
            e.Ignore(p => p.IsMissing);
        });
        b.Entity<ListVersion>(e =>
        {
            e.ToTable("compliance_version");
            e.Property(v => v.Id).ValueGeneratedNever();
            e.Property(v => v.Pack).HasMaxLength(ListPack.LongestCode);
            e.Property(v => v.FileName).HasMaxLength(200);
            e.Property(v => v.Sha256).HasMaxLength(64);
            e.Property(v => v.LoadedBy).HasMaxLength(200).Unrecorded();
            // Two loads of one pack at once: the second has to look at what the first made of it.
            e.HasIndex(v => new { v.Pack, v.Number }).IsUnique();
            e.HasOne<ListPack>().WithMany().HasForeignKey(v => v.Pack).OnDelete(DeleteBehavior.Restrict);
        });
        b.Entity<ListContent>(e =>
        {
            e.ToTable("compliance_version_content");
            e.HasKey(c => c.Version);
            e.Property(c => c.Version).ValueGeneratedNever();
            e.HasOne<ListVersion>().WithOne().HasForeignKey<ListContent>(c => c.Version).OnDelete(DeleteBehavior.Restrict);
        });
        b.Entity<FolderFault>(e =>
        {
            e.ToTable("compliance_folder_fault");
            e.HasKey(f => new { f.Pack, f.Digest });
            e.Property(f => f.Pack).HasMaxLength(ListPack.LongestCode);
            e.Property(f => f.Digest).HasMaxLength(64);
            e.Property(f => f.FileName).HasMaxLength(200);
            e.Property(f => f.Code).HasMaxLength(120);
            e.HasOne<ListPack>().WithMany().HasForeignKey(f => f.Pack).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<RegimePack>(e =>
        {
            e.ToTable("compliance_regime");
            e.HasKey(r => new { r.Code, r.Number });
            e.Property(r => r.Code).HasMaxLength(ListPack.LongestCode);
            e.Property(r => r.Title).HasMaxLength(200);
            // Its digest is in the audit.
            e.Property(r => r.Json).Unrecorded();
            e.Property(r => r.Sha256).HasMaxLength(64);
            e.Property(r => r.LoadedBy).HasMaxLength(200).Unrecorded();
        });
        b.Entity<GateSettings>(e =>
        {
            e.ToTable("compliance_settings");
            e.Property(s => s.Id).ValueGeneratedNever();
        });
    }

    private static void Decisions(ModelBuilder b)
    {
        b.Entity<GateSubject>(e =>
        {
            e.ToTable("compliance_subject");
            e.HasKey(s => new { s.Kind, s.Id });
            e.Property(s => s.Kind).HasMaxLength(40);
            e.Property(s => s.Id).HasMaxLength(80);
            e.Property(s => s.Label).HasMaxLength(400);
            e.Ignore(s => s.Ref);
            e.HasIndex(s => new { s.Standing, s.DecidedAt });
        });
        b.Entity<Decision>(e =>
        {
            e.ToTable("compliance_decision");
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.SubjectKind).HasMaxLength(40);
            e.Property(d => d.SubjectId).HasMaxLength(80);
            e.Property(d => d.ByName).HasMaxLength(200);
            e.Property(d => d.Basis).HasMaxLength(64);
            e.Property(d => d.Digest).HasMaxLength(64);
            e.Ignore(d => d.Subject);
            e.HasIndex(d => new { d.SubjectKind, d.SubjectId, d.At });
            e.HasIndex(d => d.At);
        });
        b.Entity<KeptBasis>(e =>
        {
            e.ToTable("compliance_basis");
            e.HasKey(k => k.Digest);
            e.Property(k => k.Digest).HasMaxLength(64);
        });
        b.Entity<BundleKey>(e =>
        {
            e.ToTable("compliance_bundle_key");
            e.Property(k => k.Id).ValueGeneratedNever();
        });
    }

    private static void Cases(ModelBuilder b)
    {
        b.Entity<Case>(e =>
        {
            e.ToTable("compliance_case");
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.SubjectKind).HasMaxLength(40);
            e.Property(c => c.SubjectId).HasMaxLength(80);
            // Names of people may stand here: kept with the case, which can forget them; the audit could not.
            e.Property(c => c.Label).HasMaxLength(400).Unrecorded();
            e.Property(c => c.Search).Unrecorded();
            e.Property(c => c.ProposedByName).HasMaxLength(200).Unrecorded();
            e.Property(c => c.DecidedByName).HasMaxLength(200).Unrecorded();
            e.Property(c => c.Reason).HasMaxLength(Case.LongestReason).Unrecorded();
            e.Ignore(c => c.Subject).Ignore(c => c.IsOpen);
            e.HasIndex(c => new { c.State, c.Risk });
            e.HasIndex(c => new { c.SubjectKind, c.SubjectId });
        });
        b.Entity<CaseNote>(e =>
        {
            e.ToTable("compliance_note");
            e.Property(n => n.Id).ValueGeneratedNever();
            e.Property(n => n.ByName).HasMaxLength(200).Unrecorded();
            e.Property(n => n.Text).HasMaxLength(CaseNote.LongestText).Unrecorded();
            e.Property(n => n.FileName).HasMaxLength(200).Unrecorded();
            e.Property(n => n.FileType).HasMaxLength(100);
            e.Property(n => n.FileBytes).Unrecorded();
            e.Property(n => n.FileSha256).HasMaxLength(64);
            e.HasOne<Case>().WithMany().HasForeignKey(n => n.Case).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<Ruling>(e =>
        {
            e.ToTable("compliance_ruling");
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.SubjectKind).HasMaxLength(40);
            e.Property(r => r.SubjectId).HasMaxLength(80);
            e.Property(r => r.Reason).HasMaxLength(Case.LongestReason).Unrecorded();
            e.Ignore(r => r.InForce);
            e.HasIndex(r => new { r.SubjectKind, r.SubjectId });
            e.HasOne<Case>().WithMany().HasForeignKey(r => r.Case).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
