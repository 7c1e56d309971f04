// Work done by several threads whose results come back in the order in which the
// work was given.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace waybill {

/// put() hands a job to the workers; `take` gets the results in order, in the
/// thread that calls put() and finish(). No more than `window` jobs and about
/// `most_weight` of them are under way at a time: put() waits. What `work`
/// throws comes out of put() or finish(). With one thread all of it happens in
/// put(), without any other thread.
template <class Job, class Result>
class OrderedWork {
public:
    OrderedWork(unsigned threads, std::function<Result(Job&&)> work, std::function<void(Result&&)> take)
        : work_(std::move(work)), take_(std::move(take)), window_(std::size_t{16} * threads) {
        if (threads > 1) {
            for (unsigned i = 0; i < threads; ++i) workers_.emplace_back([this] { serve(); });
        }
    }
    ~OrderedWork() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
            waiting_.clear();
        }
        given_.notify_all();
        for (std::thread& worker : workers_) worker.join();
    }
    OrderedWork(const OrderedWork&) = delete;
    OrderedWork& operator=(const OrderedWork&) = delete;

    /// `weight` in bytes, roughly what the job holds in memory.
    void put(Job&& job, std::size_t weight) {
        if (workers_.empty()) {
            take_(work_(std::move(job)));
            return;
        }
        while (!under_way_.empty() && (under_way_.size() >= window_ || weight_ + weight > most_weight)) take_first();
        while (first_is_done()) take_first();
        auto entry = std::make_shared<Entry>();
        entry->job.emplace(std::move(job));
        entry->weight = weight;
        weight_ += weight;
        under_way_.push_back(entry);
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(std::move(entry));
        }
        given_.notify_one();
    }

    /// Waits for the rest.
    void finish() {
        while (!under_way_.empty()) take_first();
    }

    static constexpr std::size_t most_weight = std::size_t{64} << 20U;

private:
    struct Entry {
        std::optional<Job> job;
        std::optional<Result> result;
        std::exception_ptr error;
        std::size_t weight = 0;
        bool done = false;
    };

    void serve() {
        while (true) {
            std::shared_ptr<Entry> entry;
            {
                std::unique_lock lock(mutex_);
                given_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
                if (waiting_.empty()) return;
                entry = std::move(waiting_.front());
                waiting_.pop_front();
            }
            try {
                entry->result.emplace(work_(std::move(*entry->job)));
            } catch (...) {
                entry->error = std::current_exception();
            }
            entry->job.reset();
            {
                const std::lock_guard lock(mutex_);
                entry->done = true;
            }
            finished_.notify_one();
        }
    }

    bool first_is_done() {
        if (under_way_.empty()) return false;
        const std::lock_guard lock(mutex_);
        return under_way_.front()->done;
    }

    void take_first() {
        const std::shared_ptr<Entry> entry = std::move(under_way_.front());
        under_way_.pop_front();
        {
            std::unique_lock lock(mutex_);
            finished_.wait(lock, [&] { return entry->done; });
        }
        weight_ -= entry->weight;
        if (entry->error) std::rethrow_exception(entry->error);
        take_(std::move(*entry->result));
    }

    std::function<Result(Job&&)> work_;
    std::function<void(Result&&)> take_;
    std::size_t window_;
    std::size_t weight_ = 0;
    std::deque<std::shared_ptr<Entry>> under_way_;  // in order; the giving thread's own

    std::mutex mutex_;
    std::condition_variable given_;
    std::condition_variable finished_;
    std::deque<std::shared_ptr<Entry>> waiting_;
    bool closed_ = false;
    std::vector<std::thread> workers_;
};

}  // namespace waybill
