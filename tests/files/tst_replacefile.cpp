// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/replacefile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tonekin;

namespace {

/// Writing past so many bytes fails, as on a full disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
};

} // namespace

class TestReplaceFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void aNewFileHoldsTheText();
    void anOldFileIsReplacedAndKeepsItsPermissions();
    void aLinkStaysALink();
    void aFailedWriteLeavesTheOldFileAndNothingElse();
    void aMissingFolderIsAnError();
    void aForbiddenFolderIsAnError();
    void onlyRegularFilesAreReplaced();

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    Status replace(const char* name, std::string_view text) const
    {
        return replaceFile(path(name).toStdString(), text);
    }
    QByteArray content(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("could not be opened");
    }
    QStringList allEntries() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot | QDir::System);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestReplaceFile::aNewFileHoldsTheText()
{
    QVERIFY(replace("new.txt", "words"));
    QCOMPARE(content("new.txt"), QByteArray("words"));
    QCOMPARE(allEntries(), QStringList{QStringLiteral("new.txt")});
    QVERIFY(replace("empty.txt", ""));
    QCOMPARE(content("empty.txt"), QByteArray());
}

void TestReplaceFile::anOldFileIsReplacedAndKeepsItsPermissions()
{
    QVERIFY(replace("list.txt", "the old text, which is longer"));
    QCOMPARE(::chmod(path("list.txt").toLocal8Bit().constData(), 0640), 0);
    QVERIFY(replace("list.txt", "new"));
    QCOMPARE(content("list.txt"), QByteArray("new"));
    struct stat found = {};
    QCOMPARE(::stat(path("list.txt").toLocal8Bit().constData(), &found), 0);
    QCOMPARE(found.st_mode & 0777U, 0640U);
}

void TestReplaceFile::aLinkStaysALink()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("elsewhere")));
    QVERIFY(replace("elsewhere/real.txt", "old"));
    QVERIFY(QFile::link(path("elsewhere/real.txt"), path("link.txt")));
    QVERIFY(replace("link.txt", "new"));
    QVERIFY(QFileInfo(path("link.txt")).isSymLink());
    QCOMPARE(content("elsewhere/real.txt"), QByteArray("new"));
}

void TestReplaceFile::aFailedWriteLeavesTheOldFileAndNothingElse()
{
    QVERIFY(replace("list.txt", "old"));
    Status status = ok();
    {
        const FileSizeLimit limit(100);
        status = replace("list.txt", std::string(1000, 'x'));
    }
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::IoError);
    QVERIFY(!status.error().detail.empty());
    QCOMPARE(content("list.txt"), QByteArray("old"));
    QCOMPARE(allEntries(), QStringList{QStringLiteral("list.txt")});
}

void TestReplaceFile::aMissingFolderIsAnError()
{
    const auto status = replace("nowhere/list.txt", "x");
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::IoError);
    QVERIFY(allEntries().isEmpty());
}

void TestReplaceFile::aForbiddenFolderIsAnError()
{
    if (::geteuid() == 0) {
        const auto status = replaceFile("/proc/tonekin-list.txt", "x"); // where even root may not
        QVERIFY(!status);
        return;
    }
    QCOMPARE(::chmod(m_folder->path().toLocal8Bit().constData(), 0500), 0);
    const auto status = replace("list.txt", "x");
    ::chmod(m_folder->path().toLocal8Bit().constData(), 0700);
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Permission);
}

void TestReplaceFile::onlyRegularFilesAreReplaced()
{
    QCOMPARE(::mkfifo(path("pipe").toLocal8Bit().constData(), 0600), 0);
    for (const std::string& target :
         {path("pipe").toStdString(), m_folder->path().toStdString(), std::string("/dev/null")}) {
        const auto status = replaceFile(target, "x");
        QVERIFY2(!status, target.c_str());
        QCOMPARE(status.error().code, ErrorCode::InvalidArgument);
    }
    QCOMPARE(allEntries(), QStringList{QStringLiteral("pipe")});
}

QTEST_APPLESS_MAIN(TestReplaceFile)
#include "tst_replacefile.moc"
